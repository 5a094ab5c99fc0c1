package dev.rapport.platform.storage;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class DataFolderProducer {

    @Produces
    @Singleton
    static DataFolder dataFolder(DataFolderConfiguration configuration) {
        return new DataFolder(configuration.dataDir());
    }
}
