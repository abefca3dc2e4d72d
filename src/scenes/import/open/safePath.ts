/** What keeps a name from being a path inside a folder, in words; null for a safe one. */
export function pathFault(path: string): string | null {
  if (path === '' || path.includes('\0')) return 'not a file name';
  if (path.length > 1024) return 'a name of more than 1,024 characters';
  if (path.startsWith('/')) return 'an absolute path';
  if (/^[a-z]:/i.test(path)) return 'a path with a drive letter';
  const parts = path.split(/[/\\]/);
  if (parts.includes('..')) return 'a path that leads out of its folder (..)';
  if (path.includes('\\')) return 'a path with backslashes';
  if (parts.includes('.') || parts.includes('')) return 'a path with an empty step';
  return null;
}
