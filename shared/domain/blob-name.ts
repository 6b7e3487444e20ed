/** Which blob. */
export interface BlobName {
  readonly container: string;
  readonly path: string;
}
