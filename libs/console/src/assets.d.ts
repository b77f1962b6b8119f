/** Vite turns pictures into their addresses. */
declare module '*.svg' {
  const address: string;
  export default address;
}
