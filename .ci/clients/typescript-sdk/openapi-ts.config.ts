// Imports name files, so that Node runs what the compiler writes without a bundler.
export default {
  input: process.env["DOCUMENT"]!,
  output: { path: "sdk", importFileExtension: ".js" },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
};
