import type { Span } from '../../result';

/** A JSON value and where it stands. `complete` is false where the text broke off before its closing bracket. */
export type JsonNode =
  | {
      readonly kind: 'object';
      readonly members: readonly JsonMember[];
      readonly complete: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'array';
      readonly items: readonly JsonNode[];
      readonly complete: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'word'; readonly span: Span };

export interface JsonMember {
  readonly key: string;
  readonly value: JsonNode;
}

/** An object's member; the last one where a key is given twice, as in JSON.parse and in Python. */
export function memberOf(node: JsonNode, key: string): JsonNode | undefined {
  return node.kind === 'object' ? node.members.findLast((member) => member.key === key)?.value : undefined;
}
