/** A plot's name for files and for the page: small letters, digits and hyphens; the number keeps it unique. */
export function plotId(kind: string, number: number, ...names: readonly string[]): string {
  const words = names.map((name) =>
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 40),
  );
  return [kind, String(number + 1), ...words.filter((word) => word !== '')].join('-');
}
