// A file handed to the person among the downloads.

/** Saves a file among the downloads. */
export function download(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads the address in its own time; a minute is more than any takes.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
