// What the components accept as an icon: a component imported alone from `@lucide/svelte/icons/<name>`, or one drawn alike.
import type { Component } from 'svelte';
import type { SVGAttributes } from 'svelte/elements';

export type Icon = Component<SVGAttributes<SVGSVGElement> & { size?: number | string; strokeWidth?: number | string }>;
