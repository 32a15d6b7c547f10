import type { Command } from 'commander';

/** `denizen export`. */
export function addExportCommand(_program: Command): void {}
