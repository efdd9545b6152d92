/** How large a file may be that comes by the browser: a Worker holds it whole, as bytes, as text and as cells, in 128 MB. */
export const FILE_BYTES_MAX = 8 * 1024 * 1024
export const FILE_ROWS_MAX = 50_000
