/** The policy that a live run starts from: supervised, and not yet trained on any reward. */
export const shippedPolicy = './samples/policies/sft.safetensors';
