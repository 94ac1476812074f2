/** The package comes without types: it is a list of domains. */
declare module 'email-providers' {
  const domains: readonly string[];
  export default domains;
}
