import { expect, it } from 'vitest';
import { GroupedReader } from './grouped-reader.js';

/** A reader whose questions are answered by hand. */
function byHand() {
  const questions: { keys: readonly string[]; answer: (value: string) => void; fail: () => void }[] = [];
  const reader = new GroupedReader<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        const answer = (value: string) => resolve(new Map(keys.map((key) => [key, value])));
        questions.push({ keys, answer, fail: () => reject(new Error('away')) });
      }),
  );
  const asked = async (count: number) => {
    while (questions.length < count) await new Promise((resolve) => setImmediate(resolve));
    return questions[count - 1];
  };
  return { reader, questions, asked };
}

it('whoever asks while a question is under way is answered by the next one, never by what was read before', async () => {
  const { reader, questions, asked } = byHand();
  const first = reader.read('a');
  const one = await asked(1);
  const [late, later] = [reader.read('a'), reader.read('b')];
  one?.answer('old');
  expect(await first).toBe('old');
  const two = await asked(2);
  expect(two?.keys).toEqual(['a', 'b']);
  two?.answer('new');
  expect([await late, await later]).toEqual(['new', 'new']);
  expect(questions).toHaveLength(2);
});

it('a question that failed fails those who asked it, and nobody later', async () => {
  const { reader, asked } = byHand();
  const first = reader.read('a');
  (await asked(1))?.fail();
  await expect(first).rejects.toThrow('away');
  const second = reader.read('a');
  (await asked(2))?.answer('back');
  expect(await second).toBe('back');
});
