// title: Number of the oldest Change still kept
// mode: READ
// params: {}
// returns: number (null if there is none)
MATCH (change:Change)
RETURN min(change.number) AS number
