// The platforms that the addon is built for.

/** The platforms that packages are made for: the keys of `optionalDependencies`. */
export const PLATFORMS: readonly string[] = ['linux-arm64-gnu', 'linux-x64-gnu'];

/** The name of the platform that this process runs on. */
export function platform(): string {
  const { platform, arch } = process;
  if (platform === 'win32') return `win32-${arch}-msvc`;
  if (platform !== 'linux') return `${platform}-${arch}`;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return `linux-${arch}-${header.glibcVersionRuntime === undefined ? 'musl' : 'gnu'}`;
}
