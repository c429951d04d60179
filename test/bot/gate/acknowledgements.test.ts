import { expect, test, vi } from 'vitest';
import { Acknowledgements } from '../../../src/bot/gate/acknowledgements.js';

/** An acknowledgement that succeeds or fails when the test says so. */
function pending() {
  let make = () => {};
  let fail = (_error: Error) => {};
  const promise = new Promise<void>((resolve, reject) => {
    make = resolve;
    fail = reject;
  });
  return { promise, make, fail };
}

test('work waits for the acknowledgements that are on their way, made or failed, and for none that come later', async () => {
  const [own, other, refused, later] = [pending(), pending(), pending(), pending()];
  const acknowledgements = new Acknowledgements();
  const done = vi.fn();
  const work = acknowledgements.made(own.promise).then(done);
  void acknowledgements.made(other.promise);
  const refusal = expect(acknowledgements.made(refused.promise)).rejects.toThrow('refused');
  own.make();
  await own.promise;
  await Promise.resolve();
  void acknowledgements.made(later.promise);
  refused.fail(new Error('refused'));
  await refusal;
  expect(done).not.toHaveBeenCalled();
  other.make();
  await work;
  expect(done).toHaveBeenCalled();
});

test('one that is stuck does not hold up the others', async () => {
  const acknowledgements = new Acknowledgements();
  void acknowledgements.made(pending().promise);
  await acknowledgements.made(Promise.resolve());
}, 5_000);
