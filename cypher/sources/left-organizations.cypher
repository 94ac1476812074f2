// title: Which of some organizations only one source brought and nobody changed by hand and have nothing left that hangs on them
// mode: READ
// params: {"ids": ["none"], "source": "file"}
// returns: id
MATCH (o:Organization)
WHERE o.id IN $ids AND o.sources = [$source] AND o.byHand IS NULL AND o.stage <> 'OWN' AND NOT EXISTS { MATCH (o)-[]-() }
RETURN o.id AS id
ORDER BY id
