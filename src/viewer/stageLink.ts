/** Hover and selection, shared by the panes and everything beside them. */
export interface StageLink {
  readonly hovered: string | null;
  readonly selected: string | null;
  readonly onHover: (key: string | null) => void;
  readonly onSelect: (key: string | null) => void;
}
