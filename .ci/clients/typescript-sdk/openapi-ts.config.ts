// How imports name files it takes from tsconfig.json (`nodenext`), so that Node runs what the compiler writes.
export default {
  input: process.env["DOCUMENT"]!,
  output: "sdk",
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
};
