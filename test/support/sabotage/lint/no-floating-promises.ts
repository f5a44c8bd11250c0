const save = async (): Promise<void> => {};

export function issue(): void {
  save();
}
