// Mounts the gallery: `?part=` chooses what is shown, `?theme=dark` the mode.
import { mount } from 'svelte';
import '#ui/base.css';
import { chooseTheme } from '#ui/theme.ts';
import Gallery from './Gallery.svelte';

const asked = new URLSearchParams(location.search);
chooseTheme(asked.get('theme') === 'dark' ? 'dark' : 'light');
mount(Gallery, { target: document.body, props: { part: asked.get('part') ?? 'form' } });
