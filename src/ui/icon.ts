// What the components accept as an icon: one imported alone from `@lucide/svelte/icons/<name>`, or a component drawn alike.
export type { LucideIcon as Icon } from '@lucide/svelte';
