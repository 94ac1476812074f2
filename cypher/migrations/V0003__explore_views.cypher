// A saved picture is found by the id in its address.
CREATE CONSTRAINT explore_view_id IF NOT EXISTS FOR (n:ExploreView) REQUIRE n.id IS UNIQUE;
CREATE INDEX explore_view_id_index IF NOT EXISTS FOR (n:ExploreView) ON (n.id);
