import type { ReadModel } from '../read-model/read-model.js';

/**
 * Keeps what is worked out from a read model until the model's next change, and hands the former value to `make` so
 * that little need be done again. Nothing is worked out before it is asked for.
 */
export function perChange<Value>(make: (model: ReadModel, former: Value | undefined) => Value) {
  const known = new WeakMap<ReadModel, { readonly change: number; readonly value: Value }>();
  return (model: ReadModel): Value => {
    const former = known.get(model);
    if (former?.change === model.change) return former.value;
    const value = make(model, former?.value);
    known.set(model, { change: model.change, value });
    return value;
  };
}
