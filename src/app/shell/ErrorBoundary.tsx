import { Component, type ReactNode } from 'react';
import { type Problem, toProblem } from '../state/problem';
import { Button } from '../ui/Button';
import { ProblemNote } from '../ui/ProblemNote';

interface Props {
  readonly title: string;
  readonly where: string;
  readonly children: ReactNode;
}

/** Keeps a failure while drawing to the part that it happened in. */
export class ErrorBoundary extends Component<Props, { readonly problem: Problem | null }> {
  override state = { problem: null as Problem | null };

  static getDerivedStateFromError(failure: unknown): { readonly problem: Problem } {
    return { problem: toProblem(failure, '') };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (!problem) return this.props.children;
    return (
      <ProblemNote
        title={this.props.title}
        problem={{ ...problem, where: problem.where || this.props.where }}
      >
        <Button onClick={() => this.setState({ problem: null })}>Try again</Button>
      </ProblemNote>
    );
  }
}
