/** A promise to be kept from outside, by which tests put things in an order. */
export interface Gate {
  readonly open: () => void;
  readonly passed: Promise<void>;
}

/** Makes a gate; it is closed. */
export function gate(): Gate {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}
