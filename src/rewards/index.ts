export type { Box9, CameraBox, WorldBox } from './box';
export type { ClipFrame, ShownFrame } from './frames';
export { BOX_EDGES, BOX_FACES, boxCorners } from './geometry/boxCorners';
export { type BoxFault, boxFault } from './geometry/boxFault';
export { boxIoU } from './geometry/boxIoU';
export { cofactors } from './geometry/cofactors';
export { type EulerAngles, eulerToMatrix, type Matrix3, matrixToEuler } from './geometry/euler';
export { extrinsicEulerToMatrix, matrixToExtrinsicEuler } from './geometry/extrinsicEuler';
export { type Intersection, intersectBoxes } from './geometry/intersectBoxes';
export { nearestRotation } from './geometry/nearestRotation';
export { composePoses, invertPose, isRigid, transformPoint } from './geometry/poseAlgebra';
export { inverseTransformBox, transformBox } from './geometry/transformBox';
export {
  type AdvantageOptions,
  type AdvantageScale,
  advantages,
  batchAdvantages,
  type GroupAdvantages,
} from './group/advantages';
export { HEADROOM, headroom } from './group/headroom';
export { type FadingCounts, pooledGains } from './group/pooledGains';
export { varianceShares } from './group/varianceShares';
export { categories8, categories20, categories31 } from './metrics/categories';
export type { Counts, DetectionCounts } from './metrics/detectionCounts';
export {
  type DetectionErrors,
  ERROR_KINDS,
  type ErrorKind,
  errorKinds,
  type JudgedBox,
} from './metrics/errorKinds';
export { type CompletionMetrics, evaluateCompletion } from './metrics/evaluateCompletion';
export { GroundingAccuracy } from './metrics/groundingAccuracy';
export { PooledDetection, type Scores } from './metrics/pooledDetection';
export { VsiBench } from './metrics/vsiBench';
export type { Polyhedron } from './polyhedron';
export type { Pose } from './pose';
export { isNumericQuestion, isQuestionType } from './questions';
export type {
  Issue,
  LedgerEntry,
  ParsedBox,
  PartName,
  Prediction,
  RewardPart,
  RewardResult,
  Span,
} from './result';
export type { Rollout } from './rollout';
export { frameScore } from './score/frameScore';
export { meanRelativeAccuracy, vsiThresholds } from './score/meanRelativeAccuracy';
export {
  defaultRewardOptions,
  type PartialRewardOptions,
  type Protocol,
  protocolOptions,
  type RewardOptions,
  resolveRewardOptions,
} from './score/options';
export { scoreCompletion } from './score/scoreCompletion';
export type {
  DetectionTask,
  GroundingTask,
  QuestionType,
  ReasoningTask,
  TargetBox,
  Task,
  TaskKind,
} from './task';
