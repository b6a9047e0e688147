// Addresses of suppliers.
export const SUPPLIERS = '/suppliers';
export const supplierPath = (id: string): string => `${SUPPLIERS}/${encodeURIComponent(id)}`;
