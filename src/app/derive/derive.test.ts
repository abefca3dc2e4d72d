import { describe, expect, it } from 'vitest';
import { type ReasoningTask, scoreCompletion } from '#rewards';
import { completionBlocks } from './completionBlocks';
import { counterpart } from './counterpart';
import { explainRow } from './explainRow';
import { ghostBoxes, ghostKey, readGhostKey } from './ghostBoxes';
import { readGroup } from './group';
import { ledgerRows } from './ledgerRows';
import { opening } from './opening';
import { answer, cameraBox, detection, grounding, pose, scene } from './testing';
import { walk, walkOrder } from './walkOrder';

// A match, a chair too far off to count, and something that is not there. One chair is missed.
const text = answer(['table', cameraBox(0.1)], ['chair', cameraBox(2.8)], ['lamp', cameraBox(9)]);
const result = scoreCompletion(text, detection);
const rows = ledgerRows(detection, result);
const room = { poses: [pose], scene };
const rollout = (completion: string, index = 0) => ({
  id: `r${index}`,
  task: detection.id,
  policy: 'p',
  step: 0,
  completion,
});
const group = readGroup(room, detection, [
  rollout(text),
  rollout(answer(['table', cameraBox(0)]), 1),
  rollout('oops', 2),
]);
const member = group.members[0]!;

describe('ledgerRows', () => {
  it('has one row per answer, predicted box and missed box, in that order', () => {
    expect(rows.map(({ key, kind }) => [key, kind])).toEqual([
      ['format', 'answer'],
      ['p0', 'tp'],
      ['p1', 'fp'],
      ['p2', 'fp'],
      ['t0', 'fn'],
      ['t1', 'fn'],
    ]);
    expect(rows.map(({ label }) => label)).toEqual([
      'format',
      'table',
      'chair',
      'lamp',
      'chair, missed',
      'chair, missed',
    ]);
  });

  it('adds up to the reward, and what was lost to what is missing', () => {
    const sum = (of: 'earned' | 'lost') => rows.reduce((total, row) => total + row[of], 0);
    expect(sum('earned')).toBeCloseTo(result.total, 12);
    expect(sum('lost')).toBeCloseTo(result.maximum - result.total, 12);
    for (const part of result.parts) {
      const earned = rows.reduce((total, row) => total + (row.parts[part.name]?.earned ?? 0), 0);
      expect(earned).toBeCloseTo(part.value * part.weight, 12);
    }
  });

  it('says what no box was named', () => {
    const empty = scoreCompletion(answer(), detection);
    const labels = ledgerRows(detection, empty).map(({ label }) => label);
    expect(labels.filter((label) => label === 'no box named').length).toBeGreaterThan(0);
    expect(labels.filter((label) => label.endsWith('missed'))).toHaveLength(3);
  });

  it('shows grounding as format, frame and one box', () => {
    const text = `<think></think><answer>{"frame": 2, "bbox_3d": ${JSON.stringify(cameraBox(0.2))}}</answer>`;
    const scored = scoreCompletion(text, grounding);
    const grounded = ledgerRows(grounding, scored);
    expect(grounded.map(({ key }) => key)).toEqual(['format', 'frame', 'p0']);
    expect(grounded[2]).toMatchObject({ label: 'table', target: 0 });
    expect(explainRow(grounded[1]!, grounding, scored).before).toContain('It says frame 2, best is 1');
  });
});

describe('stageBoxes', () => {
  it('draws every truth and every placed prediction under its key', () => {
    expect(member.boxes.map(({ key, role }) => [key, role])).toEqual([
      ['t0', 'fn'],
      ['t1', 'fn'],
      ['t2', 'truth'],
      ['p0', 'tp'],
      ['p1', 'fp'],
      ['p2', 'fp'],
    ]);
  });

  it('puts them into the world', () => {
    const table = member.boxes.find(({ key }) => key === 'p0')!;
    // Camera z is world y: 4 m ahead, 0.1 m to the right.
    expect([...table.box.slice(0, 3)].map((value) => Number(value.toFixed(6)))).toEqual([0.1, 4, 0]);
    expect(table.figure).toBe(rows[1]!.iou!.toFixed(2));
  });

  it('leaves out a listed box that is none', () => {
    const faulty = readGroup(room, detection, [rollout(answer(['table', [1, 2, 3]]))]).members[0]!;
    expect(faulty.rows.some(({ key, kind }) => key === 'p0' && kind === 'fp')).toBe(true);
    expect(faulty.boxes.every(({ key }) => key.startsWith('t'))).toBe(true);
  });
});

describe('group', () => {
  it('ranks its members and knows its bound', () => {
    expect(group.members.map(({ place }) => place).toSorted()).toEqual([1, 2, 3]);
    expect(group.bound).toBeCloseTo(2 / Math.sqrt(3), 12);
    expect(group.members.reduce((sum, { advantage }) => sum + advantage, 0)).toBeCloseTo(0, 9);
    expect(group.flat).toBe(false);
  });

  it('is flat where all rewards are equal', () => {
    expect(readGroup(room, detection, [rollout(text), rollout(text, 1)]).flat).toBe(true);
    expect(readGroup(room, detection, [])).toMatchObject({ flat: false, bound: 0, mean: 0, sd: 0 });
  });

  it('opens at a near miss, of the rollout that earned most beside it', () => {
    expect(opening(group)).toEqual({ rollout: 0, selected: 'p1' });
    const poorer = answer(['chair', cameraBox(2.8)], ['lamp', cameraBox(9)]);
    const later = readGroup(room, detection, [rollout(poorer), rollout('oops', 1), rollout(text, 2)]);
    expect(opening(later)).toEqual({ rollout: 2, selected: 'p1' });
  });
});

describe('ghosts', () => {
  it('have keys that lead back to rollout and box', () => {
    expect(readGhostKey(ghostKey(3, 11))).toEqual({ rollout: 3, box: 11 });
    expect(readGhostKey('p3')).toBeNull();
  });

  it('are all predicted boxes, tinted within the bound', () => {
    const ghosts = ghostBoxes(group).filter(({ role }) => role === 'ghost');
    expect(ghosts).toHaveLength(4);
    for (const { advantage } of ghosts) expect(Math.abs(advantage!)).toBeLessThanOrEqual(1);
  });
});

describe('walk', () => {
  const order = walkOrder(rows);

  it('goes from the worst IoU to the best, then to what was missed', () => {
    expect(order).toEqual(['p2', 'p1', 'p0', 't0', 't1']);
  });

  it('goes round', () => {
    expect(walk(order, null, 1)).toBe('p2');
    expect(walk(order, null, -1)).toBe('t1');
    expect(walk(order, 't1', 1)).toBe('p2');
    expect(walk(order, 'p2', -1)).toBe('t1');
    expect(walk([], 'p2', 1)).toBeNull();
  });
});

describe('counterpart', () => {
  it('is the truth that the reward compared', () => {
    expect(counterpart('p0', group, member)).toEqual({ predicted: 0, target: 2, compared: true });
    expect(counterpart('t2', group, member)).toEqual({ predicted: 0, target: 2, compared: true });
    expect(counterpart('p1', group, member)).toEqual({ predicted: 1, target: 1, compared: true });
  });

  it('is the nearest where nothing was compared', () => {
    expect(counterpart('p2', group, member)).toEqual({ predicted: 2, target: 1, compared: false });
    expect(counterpart('t0', group, member)).toEqual({ predicted: 1, target: 0, compared: false });
  });
});

describe('explainRow', () => {
  const sentence = (key: string) => {
    const { before, verdict, after } = explainRow(rows.find((row) => row.key === key)!, detection, result);
    return before + verdict + after;
  };

  it('says in a sentence why', () => {
    expect(sentence('p0')).toBe('IoU 0.82 is above 0.25: match, earns 0.273 by its IoU and 0.333 of F1');
    expect(sentence('p1')).toBe('IoU 0.11 is below 0.25: false positive, loses 0.167 of F1');
    expect(sentence('p2')).toBe('The truth has no lamp: false positive, loses 0.167 of F1');
    expect(sentence('t0')).toBe('No predicted box matched it: missed, loses 0.167 of F1');
    expect(sentence('format')).toContain('well formed');
  });
});

describe('completionBlocks', () => {
  it.each([
    text,
    answer(),
    'oops',
    '',
    '<think>x</think><answer>[{"label": "table", "bbox_3d": [1,2]}]</answer>',
  ])('is the completion, character for character: %s', (completion) => {
    const { prediction, issues } = scoreCompletion(completion, detection);
    const blocks = completionBlocks(completion, prediction, issues);
    expect(blocks.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).toBe(completion);
  });

  it('has a block per box, with the comma after it', () => {
    const blocks = completionBlocks(text, result.prediction, result.issues);
    const boxes = blocks.filter(({ box }) => box !== null);
    expect(boxes.map(({ box }) => box)).toEqual(['p0', 'p1', 'p2']);
    expect(boxes[0]!.pieces.at(-1)!.text.trimEnd().endsWith(',')).toBe(true);
  });

  it('marks what is wrong', () => {
    const faulty = answer(['table', [1, 2, 3]]);
    const { prediction, issues } = scoreCompletion(faulty, detection);
    const pieces = completionBlocks(faulty, prediction, issues).flatMap((block) => block.pieces);
    expect(pieces.some(({ issue }) => issue !== null)).toBe(true);
  });
});

describe('a spatial question', () => {
  const question: ReasoningTask = {
    id: 'room/count',
    scene: 'room',
    kind: 'reasoning',
    prompt: 'How many chairs are there?',
    frames: detection.frames,
    question: 'object_counting',
    about: ['chair-1', 'gone-1'],
    target: { answer: '1' },
  };

  it('shows the objects that it is about, and leaves out what is not there', () => {
    const asked = readGroup(room, question, [rollout('<think></think><answer>1</answer>')]);
    expect(asked.truthLabels).toEqual(['chair']);
    expect(asked.members[0]!.boxes).toMatchObject([{ key: 't0', role: 'truth', label: 'chair' }]);
    expect(asked.members[0]!.result.total).toBe(2);
  });
});
