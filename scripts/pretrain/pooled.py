"""What an answer adds to the metric of a whole data set: F1 per category, pooled over samples, then the mean over categories (VG-LLM;
src/rewards/metrics/pooledDetection.ts). The mean of the samples' own F1, the paper's reward, is another thing: there a box is worth naming
if it is right more often than half of that F1, here more often than half of its own category's.
"""
import numpy as np

# Share of the past that a step keeps: the counts tell of the policy's last fifty batches or so.
DECAY = 0.98


class PooledF1:
    def __init__(self):
        self.counts = {}

    def rewards(self, counts):
        """counts: [B] of {category: (tp, fp, fn)} -> [B]: with F = 2 TP / (P + T), P boxes named and T true ones, a hit adds (2 - F) / (P + T)
        and a false box -F / (P + T), to first order; times what makes a perfect answer worth 1 on average."""
        self.counts = {category: DECAY * sums for category, sums in self.counts.items()}
        for each in counts:
            for category, found in each.items():
                self.counts[category] = self.counts.get(category, np.zeros(3)) + found
        worth = {}
        for category, (tp, fp, fn) in self.counts.items():
            boxes = 2 * tp + fp + fn
            f1 = 2 * tp / boxes
            worth[category] = ((2 - f1) / boxes, -f1 / boxes)
        most = sum((tp + fn) * worth[c][0] for each in counts for c, (tp, _, fn) in each.items()) / len(counts)
        return np.array([sum(tp * worth[c][0] + fp * worth[c][1] for c, (tp, fp, _) in each.items()) for each in counts]) / most
