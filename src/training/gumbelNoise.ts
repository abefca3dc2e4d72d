import type { Random } from '#scenes';

/** Noise for the Gumbel-max trick, −log(−log u), made on the CPU from a seeded generator, so that every backend
 * samples the same tokens. */
export function gumbelNoise(random: Random): (step: number, count: number) => Float32Array {
  return (_step, count) => {
    const noise = new Float32Array(count);
    // 1e-9 keeps both logarithms finite.
    for (let i = 0; i < count; i++) noise[i] = -Math.log(-Math.log(random.uniform() * (1 - 2e-9) + 1e-9));
    return noise;
  };
}
