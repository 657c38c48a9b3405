// What these types cannot say: each line expects an error, and is one itself where the limit is gone; then
// openapi/README.md says too much.
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

export async function withoutNamingMediaTypes(): Promise<number | undefined> {
  const { data } = await createClient<paths>({ baseUrl: "http://127.0.0.1" }).GET("/v1/quotes");
  // @ts-expect-error the list would also be a string, as its CSV is
  return data?.items.length;
}
