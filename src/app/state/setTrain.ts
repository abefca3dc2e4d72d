import { readTrain, writeTrain } from '../link/trainText';
import { knobs } from './knobs';
import { session } from './session';
import { trainView } from './trainView';

/** Sets what a link says of Train, and all else as the page opens; says what of it makes no sense. */
export function setTrain(text: string): readonly string[] {
  const { settings, problems } = readTrain(text);
  trainView.setState(settings.view);
  knobs.setState(settings.knobs);
  session.setState({ train: writeTrain(settings) });
  return problems;
}
