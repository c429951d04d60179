import { expect, test, vi } from 'vitest';
import { Acknowledgements } from '../../../src/bot/gate/acknowledgements.js';

/** An acknowledgement that is made, or fails, when the test says so. */
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

test('one that is stuck holds up no others for long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const acknowledgements = new Acknowledgements();
    void acknowledgements.made(pending().promise);
    const began = process.hrtime.bigint();
    await acknowledgements.made(Promise.resolve());
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(2000);
  } finally {
    vi.useRealTimers();
  }
});
