/** Saves a file where the browser puts downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold of the file by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
