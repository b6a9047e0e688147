// What the fields of a product are given: the product as shown, and the way to change it.
import type { ProductProblem } from '#domain/product/check.ts';
import type { Product } from '#domain/product/model.ts';

export interface ProductEditing {
  product: Product;
  problems: readonly ProductProblem[];
  change: (verb: (product: Product) => Product) => void;
}
