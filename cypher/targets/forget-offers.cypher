// title: Forget the offers of earlier days
// mode: WRITE
// params: {"before": 0}
// returns: nothing
MATCH (o:OffersOfDay)
WHERE o.day < $before
DETACH DELETE o
