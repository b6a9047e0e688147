// Mounts the gallery: `?part=` chooses what is shown, `?theme=dark` the mode.
import { mount } from 'svelte';
import '../../src/ui/base.css';
import Gallery from './Gallery.svelte';

const asked = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = asked.get('theme') === 'dark' ? 'dark' : 'light';
mount(Gallery, { target: document.body, props: { part: asked.get('part') ?? 'form' } });
