// Files that are dropped on the app: where nothing takes them the browser would open the file in its place.

type Take = (files: File[]) => void;
let taker: Take | undefined;

/** Takes what is dropped where nothing else takes it, until the returned function is called. */
export function takeDrops(take: Take): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = undefined;
  };
}

/** A sheet, or a page that asks for other files, has its own place for them: beside it nothing is taken. */
const asksForOthers = () => document.querySelector('dialog[open], input[type=file]:not([data-receive])') !== null;

/** No file that is dropped leads away from the app, wherever it lands. For the window, once. @returns what ends it */
export function guardDrops(): () => void {
  /** A picture of the page itself that is dragged about. */
  let own = false;
  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  const start = () => void (own = true);
  const end = () => void (own = false);
  const over = (event: DragEvent) => {
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer && (own || !taker || asksForOthers())) event.dataTransfer.dropEffect = 'none';
  };
  const drop = (event: DragEvent) => {
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!own && files.length > 0 && !asksForOthers()) taker?.(files);
  };
  addEventListener('dragstart', start);
  addEventListener('dragend', end);
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragstart', start);
    removeEventListener('dragend', end);
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}
