import { type ReactElement, useEffect, useState } from 'react';
import { Button } from '../ui/Button';
import css from './CopyLink.module.css';

/** How long "Copied" stands, milliseconds. */
const SAID = 1600;

export function CopyLink(): ReactElement {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      small
      className={css.copy}
      title="Copy a link to this view (L)"
      onClick={async () => setCopied(await (await import('../link/copyLink')).copyLink())}
    >
      {copied ? 'Copied' : 'Copy link'}
    </Button>
  );
}
