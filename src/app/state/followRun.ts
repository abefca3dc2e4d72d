import { actions } from './actions';
import { LIVE, session } from './session';
import { trainer } from './trainer';

/** Brings a run to the stage with its first group, all of it in space; and what is stored back once the run is gone. Until
 * there is a group the stage keeps what it shows: imitation samples none, and a stored run may have none of this room. */
export function followRun(): () => void {
  return trainer.store.subscribe(
    (run) => run.groups.some((groups) => groups.length > 0),
    (open) => {
      if (open)
        session.setState({ policy: LIVE, allInSpace: true, rollout: 0, selected: null, hovered: null });
      else actions.leaveLive();
    },
  );
}
