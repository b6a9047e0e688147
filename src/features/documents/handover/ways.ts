// The ways out of the device: share sheet, download, print.

/** Whether this browser can hand these files to another app. */
export function canShare(files: readonly File[]): boolean {
  return navigator.canShare?.({ files: [...files] }) ?? false;
}

/** Opens the share sheet. @returns false when the person closed it without sharing */
export async function share(files: readonly File[], title: string): Promise<boolean> {
  try {
    await navigator.share({ files: [...files], title });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
}

/** Saves files among the downloads. */
export function download(files: readonly File[]): void {
  for (const file of files) {
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    link.click();
    // The browser reads the address in its own time; a minute is more than any takes.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

/** Shows a file in a window of its own, where the browser's viewer can print and save it. */
export function openFile(file: File): void {
  const address = URL.createObjectURL(file);
  window.open(address, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Prints a PDF by the browser's own viewer in a frame that is not seen; where there is no viewer in frames (phones),
 * it is opened in a window instead.
 */
export function printPdf(file: File): Promise<void> {
  if (!navigator.pdfViewerEnabled) {
    openFile(file);
    return Promise.resolve();
  }
  const address = URL.createObjectURL(file);
  const frame = document.createElement('iframe');
  frame.className = 'unseen';
  frame.tabIndex = -1;
  frame.title = file.name;
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      try {
        frame.contentWindow?.focus();
        frame.contentWindow?.print();
      } catch {
        // A viewer that lets nobody in: the window has its own print button.
        openFile(file);
      }
      resolve();
    });
    frame.src = address;
    document.body.append(frame);
    // The print dialog lives off the frame: it stays until the next print or the page goes.
    document.querySelectorAll('iframe[data-print]').forEach((old) => old.remove());
    frame.dataset.print = '';
  });
}
