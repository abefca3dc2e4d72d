import { writeTrain } from '../link/trainText';
import { knobs } from './knobs';
import { session } from './session';
import { trainView } from './trainView';

/** Keeps the session, and with it the link, told of what is set in Train. */
export function followTrain(): () => void {
  const tell = () =>
    session.setState({ train: writeTrain({ knobs: knobs.getState(), view: trainView.getState() }) });
  const ends = [knobs.subscribe(tell), trainView.subscribe(tell)];
  return () => {
    for (const end of ends) end();
  };
}
