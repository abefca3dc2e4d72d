export type { StageCarry } from './carry';
export { type Clock, SPEEDS } from './clock';
export { type ClockStore, createClock } from './createClock';
export { FilmStrip, type FilmStripProps, type FrameMark, type FrameValue } from './film/FilmStrip';
export { type FrameRange, visibleRanges } from './film/visibleRanges';
export { type Pinhole, pinholeOf, poseAt } from './geometry/pinhole';
export { type LinePiece, projectBox } from './geometry/projectBox';
export type { StageMeasure } from './measure';
export { advantageTint, type Palette, palette, type Theme } from './palette';
export { BoxSlices, type BoxSlicesProps } from './plan/BoxSlices';
export { PlanPoints } from './plan/PlanPoints';
export { PlanView, type PlanViewProps } from './plan/PlanView';
export type { FreeCamera } from './reconstruction/freeCamera';
export {
  type ReconstructionHandle,
  ReconstructionPane,
  type ReconstructionPaneProps,
} from './reconstruction/ReconstructionPane';
export type { StageView } from './reconstruction/stageView';
export type { SceneFiles } from './sceneFiles';
export type { StageBox, StageRole } from './stageBox';
export type { StageLink } from './stageLink';
export { VideoPane, type VideoPaneProps } from './video/VideoPane';
