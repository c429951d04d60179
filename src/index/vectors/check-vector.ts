/** @throws RangeError when a vector's dimension is wrong or a number is not finite */
export function checkVector(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) throw new RangeError(`a vector has ${vector.length} numbers, not ${dimension}`);
  if (!vector.every(Number.isFinite)) throw new RangeError('a vector holds a number that is not finite');
}
