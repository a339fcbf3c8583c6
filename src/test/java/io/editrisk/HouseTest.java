package io.editrisk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The way through the house: arrows go one way, and what only one room knows stays there. */
@AnalyzeClasses(packages = "io.editrisk", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule arrowsGoDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("io.editrisk.cli..")
            .layer("function")
            .definedBy("io.editrisk.function..")
            .layer("adapter")
            .definedBy("io.editrisk.adapter..")
            .layer("event")
            .definedBy("io.editrisk.event..")
            .layer("example")
            .definedBy("io.editrisk.example..")
            .layer("science")
            .definedBy(
                    "io.editrisk.experiment..",
                    "io.editrisk.edit..",
                    "io.editrisk.evaluation..",
                    "io.editrisk.report..")
            .layer("material")
            .definedBy("io.editrisk.network..", "io.editrisk.dataset..", "io.editrisk.shift..")
            .layer("ground")
            .definedBy("io.editrisk.tensor..", "io.editrisk.image..", "io.editrisk.text..")
            .layer("store")
            .definedBy("io.editrisk.store..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("function")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("adapter")
            .mayOnlyBeAccessedByLayers("cli", "function")
            .whereLayer("example")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("cli", "function", "adapter")
            .whereLayer("science")
            .mayOnlyBeAccessedByLayers("cli", "function", "example")
            .whereLayer("material")
            .mayOnlyBeAccessedByLayers("cli", "function", "example", "science")
            .whereLayer("ground")
            .mayOnlyBeAccessedByLayers("cli", "function", "example", "science", "material");

    @ArchTest
    static final ArchRule noRoomsInACircle =
            slices().matching("io.editrisk.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheTensorRoomKnowsTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("io.editrisk.tensor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.engine..");

    @ArchTest
    static final ArchRule onlyAdaptersKnowTheClouds = noClasses()
            .that()
            .resideOutsideOfPackage("io.editrisk.adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "org.gaul..",
                    "org.elasticmq..",
                    "org.jclouds..",
                    "org.apache.kafka..",
                    "org.apache.qpid..");

    @ArchTest
    static final ArchRule onlyTheImageRoomKnowsTheCodec = noClasses()
            .that()
            .resideOutsideOfPackage("io.editrisk.image..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule noCatchAllRooms = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..common..", "..impl..", "..dto..", "..service..", "..helper..");
}
