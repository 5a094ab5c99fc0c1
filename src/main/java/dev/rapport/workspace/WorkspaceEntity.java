package dev.rapport.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of {@code workspace}. */
@Entity
@Table(name = "workspace")
class WorkspaceEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String zone;

    @Column(name = "week_start", nullable = false)
    String weekStart;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected WorkspaceEntity() {}

    WorkspaceEntity(String name, ZoneId zone, DayOfWeek weekStart, Instant createdAt) {
        this.name = name;
        this.zone = zone.getId();
        this.weekStart = nameOf(weekStart);
        this.createdAt = createdAt;
    }

    static String nameOf(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    Workspace toWorkspace() {
        if (id == null) {
            throw new IllegalStateException("the workspace " + name + " has not been stored");
        }
        return new Workspace(
                new WorkspaceId(id),
                name,
                ZoneId.of(zone),
                DayOfWeek.valueOf(weekStart.toUpperCase(Locale.ROOT)),
                createdAt);
    }
}
