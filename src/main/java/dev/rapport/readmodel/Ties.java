package dev.rapport.readmodel;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.IntList;
import java.sql.SQLException;

/** Decides the order of facts of one time. */
@FunctionalInterface
interface Ties {
    /** The rank of each row by its subject, in code-point order. */
    Int2IntMap ranks(IntList rows) throws SQLException;
}
