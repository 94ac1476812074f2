import { CoverageView } from './CoverageView.js';
import { ReachView } from './ReachView.js';
import { useReachAddress } from './useReachAddress.js';
import '../design/way.css';
import '../lists/facets.css';
import '../lists/list-page.css';
import './reach.css';

/** Which prospects can be reached, and by whom: as a list, or by department. */
export function ReachPage() {
  const { search } = useReachAddress();
  return (
    <div className="list-page reach-page">{search.view === 'matrix' ? <CoverageView /> : <ReachView />}</div>
  );
}
