import { useEffect, useState } from 'react';
import type { SceneFiles } from './sceneFiles';

/** Address of a file; null until it is known, and where there is no such file. */
export function useFileUrl(files: SceneFiles, file: string | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    setUrl(null);
    if (file !== undefined) {
      files.url(file).then(
        (found) => wanted && setUrl(found),
        () => undefined,
      );
    }
    return () => {
      wanted = false;
    };
  }, [files, file]);
  return url;
}
