/** The environment of this process, for one that a test starts. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env };
}
