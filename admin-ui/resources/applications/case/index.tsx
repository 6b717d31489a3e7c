/** The case page; fetched when the first case is opened. */
export default function CasePage() {
  return null;
}
