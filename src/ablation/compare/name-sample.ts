/** A sample under a name that is its own over all suites. */
export function nameSample<Sample extends { readonly id: string; readonly cluster: string }>(
  sample: Sample,
  suite: string,
): Sample & { readonly suite: string } {
  return { ...sample, id: `${suite}/${sample.id}`, cluster: `${suite}/${sample.cluster}`, suite };
}
